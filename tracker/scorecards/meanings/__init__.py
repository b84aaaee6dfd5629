"""What an indicator means from a day on: writing it, correcting it, and beginning a new one."""
