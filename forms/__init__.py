"""Everything that fills in a form: content, authoring, engine and browser side."""
