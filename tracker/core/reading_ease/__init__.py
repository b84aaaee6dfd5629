"""Whether an eleven-year-old reads a text with ease, and what would make it easier.

    from tracker.core.reading_ease.reading import read
    reading = read("We will utilise the framework.", {"placement": "home"})
    reading.age            # None: fewer than 30 words
    reading.is_for_eleven  # None, True or False
    reading.hints[0].said  # "“utilise”: try “use”"

English only, offline, pure: no words leave the process. The scores are Flesch's reading ease (1948)
and the grade of Kincaid and others (1975); the age is the grade plus five. The hints never block.
"""
