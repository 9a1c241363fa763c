from macros import cards
from macros.edition import Edition
from macros.site.paths import ROOT


def test_a_card_for_each_guide_leads_to_its_page(edition: Edition) -> None:
    html = cards.render(edition, "")
    assert html.count("<li") == len(edition.catalogue.guides)
    for guide in edition.catalogue.guides.values():
        assert f'href="guides/{guide.id}/"' in html
        folder = ROOT / "docs" / edition.id / "guides" / guide.id
        assert folder.with_suffix(".md").is_file() or (folder / "index.md").is_file()


def test_cards_stand_in_the_order_of_the_guides(edition: Edition) -> None:
    html = cards.render(edition, "")
    places = [html.index(f"guides/{id}/") for id in edition.catalogue.guides]
    assert places == sorted(places)
