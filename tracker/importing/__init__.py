"""Documents that councils have, read into rows, shown, corrected and made the plan."""
