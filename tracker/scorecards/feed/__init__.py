"""A feed of published figures that Excel and Power BI read with a personal address."""
