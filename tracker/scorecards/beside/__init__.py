"""What stands beside an indicator: the figures of others, and the councils that are like ours."""
