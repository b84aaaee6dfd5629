"""Workstreams: groups that turn pledges into actions, with a chair, an ambassador and a budget."""
