"""The thin MkDocs side: what pages may call. Sentences come from the content, HTML from
overrides/macros.

=========================================  ===================================================
``form("id")``                             a whole form
``drafts()``                               the reader's drafts, of all forms
``questions("form", "section")``           the questions of a section
``why("form", "section")``                 the reason why the section asks them
``fact("id")``, ``term("id")``             a rule with its reference; a term with its explanation
``cards()``                                the situations that lead to the guides
``invitation("guide")``                    the mail that a manager copies
``steps_table()``, ``steps_table("dk")``   the steps side by side
``step("id", "property")``                 one property of a step; ``"forms"`` links its documents
``picture("name")``, with a country        a picture made from the content
``accessibility("part")``                  a part of the accessibility statement
``glossary()``, ``contact()``              all terms; whom to ask
``policy("id")``, ``block_on("name")``     the organisation's own rules and optional parts
``edition_on("da")``                       whether the organisation has an edition
``installation_check()``                   what IT checks on its own installation
``word("id")``, ``organisation.name``      words, and what there is to say about the organisation
=========================================  ===================================================
"""

from typing import Any

from macros import (
    accessibility,
    cards,
    check,
    chooser,
    contact,
    content,
    facts,
    form,
    glossary,
    invitation,
    page_facts,
    pictures,
    planner,
    policies,
    questions,
    steps,
    theme,
)
from macros.edition import Edition


def define_env(env: Any) -> None:
    """Offer the macros to the pages of one edition; called by mkdocs-macros."""
    edition = Edition(content.load(), env.conf["theme"]["language"])
    theme.configure(env.conf, edition)
    env.conf["extra"]["page_facts"] = lambda page: page_facts.of(edition, page)
    env.variables["organisation"] = edition.organisation()
    env.macro(lambda id: form.render(edition, id, env.page.url), "form")
    env.macro(lambda form, section: questions.render(edition, form, section, env.page.url), "questions")
    env.macro(lambda form, section: questions.why(edition, form, section), "why")
    env.macro(lambda: form.render_list(edition, env.page.url), "drafts")
    env.macro(lambda id: facts.render(edition, id), "fact")
    env.macro(lambda id: glossary.render(edition, id), "term")
    env.macro(lambda: glossary.render_all(edition), "glossary")
    env.macro(lambda: contact.render(edition), "contact")
    env.macro(lambda: cards.render(edition, env.page.url), "cards")
    env.macro(lambda guide: invitation.render(edition, guide, env.page.url), "invitation")
    env.macro(lambda country=None: steps.table(edition, country, env.page.url), "steps_table")
    env.macro(lambda id, property: steps.property_of(edition, id, property, env.page.url), "step")
    env.macro(lambda name, country=None: pictures.render(edition, name, country), "picture")
    env.macro(lambda part: accessibility.render(edition, part), "accessibility")
    env.macro(lambda id: policies.render(edition, id), "policy")
    env.macro(lambda: chooser.render(edition, env.page.url), "chooser")
    env.macro(lambda: planner.render(edition, env.page.url), "planner")
    env.macro(lambda: check.render(edition, env.page.url), "installation_check")
    env.macro(edition.word, "word")
    env.macro(edition.block_on, "block_on")
    env.macro(edition.edition_on, "edition_on")
