"""Colours and status words of a council's plan, and what its own key says that they mean."""
