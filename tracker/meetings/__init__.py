"""Meetings: boards, committees and groups, when they meet and what they decided."""
