"""The thin MkDocs side: what pages may call.

``{{ form("...") }}``, ``{{ questions("...", "...") }}``, ``{{ fact("...") }}``,
``{{ term("...") }}``, ``{{ word("...") }}``, ``{{ policy("...") }}``, ``block_on("...")``
and ``{{ organisation.contact_mail }}``. Sentences come from the content, HTML from
overrides/macros.
"""

from typing import Any

from forms.authoring import catalogue
from macros import facts, form, glossary, policies, questions, theme
from macros.edition import Edition


def define_env(env: Any) -> None:
    """Offer the macros to the pages of one edition; called by mkdocs-macros."""
    edition = Edition(catalogue.load(), env.conf["theme"]["language"])
    theme.configure(env.conf, edition)
    env.variables["organisation"] = edition.organisation()
    env.macro(lambda id: form.render(edition, id, env.page.url), "form")
    env.macro(lambda form, section: questions.render(edition, form, section), "questions")
    env.macro(lambda id: facts.render(edition, id), "fact")
    env.macro(lambda id: glossary.render(edition, id), "term")
    env.macro(lambda id: policies.render(edition, id), "policy")
    env.macro(edition.word, "word")
    env.macro(edition.block_on, "block_on")
