"""Escalations: a concern that climbs until it is answered, and good practice that is told."""
