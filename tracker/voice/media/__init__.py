"""Pictures, sound and video of a comment: what they show in words, and who said yes to them."""
