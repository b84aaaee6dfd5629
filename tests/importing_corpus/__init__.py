"""Documents as public bodies write them, each with what is right for it, and a score.

`python -m tests.importing_corpus` prints how much of them the importer reads right. The documents
are built from the traits of real plans, logs and trackers; their words are ours.
"""
