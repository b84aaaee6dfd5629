"""The words by which plans say how an action stands (importing.md 6), and what each amounts to."""

DONE = "complete"
STATES = {
    **dict.fromkeys(("complete", "completed", "achieved", "done", "closed", "finished"), DONE),
    **dict.fromkeys(("delivered", "implemented", "actioned", "discharged", "met"), DONE),
    "tick": "Blue",  # done, but beside a colour it only affirms that
    **dict.fromkeys(("on track", "on target", "in progress", "under way", "underway"), "Green"),
    **dict.fromkeys(("on schedule", "progressing", "on course", "in hand", "on plan"), "Green"),
    **dict.fromkeys(("started", "commenced", "in train", "no issues"), "Green"),
    **dict.fromkeys(("some issues", "behind schedule", "at risk", "slight delay"), "Amber"),
    **dict.fromkeys(("under control", "minor issues", "some concerns", "slightly behind"), "Amber"),
    **dict.fromkeys(("delayed", "minor delay", "some delay", "slippage", "behind"), "Amber"),
    **dict.fromkeys(("some slippage", "minor slippage", "slipping", "slipped"), "Amber"),
    **dict.fromkeys(("not on track", "off track", "overdue", "not begun late"), "Red"),
    **dict.fromkeys(("not on target", "off target", "not achieved", "not delivered"), "Red"),
    **dict.fromkeys(("badly late", "significantly behind", "not met", "missed"), "Red"),
    **dict.fromkeys(("major issues", "significant issues", "significant delay", "cross"), "Red"),
    **dict.fromkeys(("not on schedule", "significant slippage", "severe delay"), "Red"),
    **dict.fromkeys(("not started", "not yet due", "pending", "proposed", "paused"), ""),
    **dict.fromkeys(("on hold", "cancelled", "not begun", "not yet started", "not due"), ""),
    **dict.fromkeys(("not commenced", "yet to start", "to start", "deferred", "withdrawn"), ""),
    **dict.fromkeys(("proposed for closure", "item not due yet", "to be started"), ""),
    **dict.fromkeys(("incomplete", "ongoing", "open", "no update", "to complete"), ""),
    **dict.fromkeys(("no longer required", "superseded", "not applicable", "due to start"), ""),
    **dict.fromkeys(("not yet commenced", "not yet begun", "not in progress"), ""),
}
"""A phrase -> complete, a colour, or "" where it says none; the longest phrase of a text counts."""

UNDONE = frozenset(
    {
        *("not", "never", "be", "once", "when", "until", "proposed", "expected", "awaiting", "yet"),
        *("nearly", "almost", "mostly", "largely", "substantially", "before", "if", "cannot"),
    }
)
"""Near before "complete", these say that it is not."""

PARTLY = frozenset({"partially", "partly", "part", "partial"})
