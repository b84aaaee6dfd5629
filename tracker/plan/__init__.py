"""Plan: the strategy, its pledges and what each pledge commits the council to."""
