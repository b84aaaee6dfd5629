"""You said, we did: what was said and answered, as everybody may read it once its author agreed."""
