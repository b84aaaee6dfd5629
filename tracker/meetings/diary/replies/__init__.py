"""Invitations and replies: who comes, who sends apologies, who comes for whom."""
