from pathlib import Path

from macros.site import policy


def test_only_scripts_that_run_count() -> None:
    html = """
      <script src="a.js"></script><script>one()</script>
      <script id="__config" type="application/json">{}</script><script type="module">two()</script>
    """
    assert policy.inline_scripts(html) == ["one()", "two()"]


def test_hash_as_in_the_specification() -> None:
    # The example of CSP Level 3.
    assert policy.hash_of("alert('Hello, world.');") == ("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='")


def test_every_depth_is_read(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "index.html").write_text("<script>up('.')</script>")
    (tmp_path / "a" / "b" / "index.html").write_text("<script>up('../..')</script>")
    assert len(policy.script_hashes(tmp_path)) == 2


def test_the_policy_is_strict() -> None:
    text = policy.policy(["'sha256-x'"])
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-x';" in text
    assert "unsafe-inline" not in text
    assert "'unsafe-eval'" not in text
    assert "form-action 'none'" in text


def test_only_folders_named_by_content_are_kept() -> None:
    assert "immutable" in policy.caching("engine/0123456789ab/python.bin")
    assert policy.caching("da/index.html") == "no-cache"
