"""Reports: read-only views across domains: what needs you, the board's summary, exports."""
