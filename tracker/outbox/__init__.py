"""Outbox: letters as rows, so that nothing is sent twice and nothing is lost."""
