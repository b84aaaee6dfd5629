"""The forms that move minutes on: to the attendees, corrected, agreed, approved."""
