"""The diary: calendar feeds, replies to invitations, and the year ahead."""
