"""The words beside dates that say what a date is: ongoing, recurring, done, old, new, a start."""

ONGOING = frozenset(
    {
        *("ongoing", "continuous", "continuously", "continuing", "continual", "continually"),
        *("rolling", "onwards", "parhaus"),
    }
)
RECURRING = frozenset(
    {
        *("annual", "annually", "yearly", "quarterly", "monthly", "weekly", "daily", "termly"),
        *("fortnightly", "biannual", "biannually", "biennial", "bimonthly", "each", "every"),
        *("regular", "regularly", "hourly", "nightly", "recurring", "twice"),
    }
)
LENGTHS = frozenset({"days", "weeks", "months", "years", "hours"})
DONE = frozenset({"complete", "completed", "done", "achieved", "closed", "finished", "delivered"})
NOTHING = frozenset({"", "na", "none", "nil", "notapplicable"})
WAS = frozenset({"was", "previously", "previous", "originally", "original", "formerly", "old"})
REPLACES = frozenset(
    {"revised", "extended", "new", "now", "moved", "changed", "updated", "amended", "slipped"}
)
ALSO = frozenset({"and", "&", ",", "then", "/", "+", ";"})
START = frozenset(
    {
        *("from", "since", "commence", "commenced", "commences", "commencing", "start", "started"),
        *("starts", "starting", "begin", "begins", "began", "launch", "launched"),
    }
)
NO_START = frozenset({"week", "wk", "w", "extended", "revised", "moved", "changed"})
REVIEW = frozenset({"review", "reviewed", "reviewing", "reviews"})
END = frozenset({"to", "until", "till", "by", "through"})
BEFORE_DATE = frozenset({":", "-", "(", "date", "in", "by", "on", "of", "is", "the", "at", "due"})
