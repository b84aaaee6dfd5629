"""One figure, one home: papers quote the figures of a scorecard and never say their own."""
