"""Build time only: reads, validates and renders the content that HR writes in YAML."""
