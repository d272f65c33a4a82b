"""`argmap serve` as a command."""

from __future__ import annotations

import re
import socket
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from commands import argmap
from mapkit import write
from serving import MAP, MORE, Lasting, Serving, lake, soon


def test_it_prints_the_address_follows_the_map_and_ends_quietly(tmp_path):
    file = lake(tmp_path)
    with Serving(tmp_path) as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", server.url)
        with urllib.request.urlopen(server.url) as answer:
            assert b"The lake road" in answer.read()
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(server.url[:-2])
        assert refused.value.code == 404
        seen = server.says("shown")
        file.write_text(MAP + MORE)
        seen = server.says("shown", seen)
        file.write_text(MAP + "\nclam x: No.\n")
        server.says("1 error (see the page, or `argmap check", seen)
        assert "not drawn, " in server.err[-1]
        assert server.interrupt() == 130
        assert "Interrupted." not in server.err
        assert len(server.out) == 1


def test_the_program_that_opens_a_browser_does_not_learn_the_key(tmp_path):
    """Other users may see what programs are started with."""
    lake(tmp_path / "p")
    opener, asked = tmp_path / "opener", tmp_path / "asked"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > {asked}.new && mv {asked}.new {asked}\n')
    opener.chmod(0o755)
    words = ("serve", tmp_path / "p", "--open", "--port", "0")
    with Lasting(*words, BROWSER=f"{opener} %s") as server:
        soon(lambda: asked.exists() and server.out)
        address = asked.read_text()
        key = server.out[0].split("/")[3]
        assert key not in address
        with urllib.request.urlopen(address) as answer:
            assert answer.url == server.out[0]
        with pytest.raises(urllib.error.HTTPError):
            urllib.request.urlopen(address)


def test_a_file_shows_what_stands_in_it(tmp_path):
    lake(tmp_path)
    write(tmp_path, {"town.argmap": "claim alone: Only this stands here.\n"})
    with Serving("town.argmap", cwd=tmp_path) as server:
        with urllib.request.urlopen(server.url) as answer:
            page = answer.read()
        assert b"Only this stands here." in page
        assert b"Closing the road" not in page


def test_a_port_that_is_taken_is_passed_over_and_said(tmp_path):
    lake(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        if port > 65000:
            pytest.skip("needs a port with free ones behind it")
        with Lasting("serve", tmp_path, "--no-open", "--port", str(port)) as server:
            server.says("shown")
            soon(lambda: server.out)
            assert any(f"port {port} is taken" in line for line in server.err)
            assert f":{port}/" not in server.out[0]


def test_another_host_has_to_be_asked_for_and_is_warned_of(tmp_path):
    lake(tmp_path)
    with Serving(tmp_path) as server:
        assert not any("encrypted" in line for line in server.err)
    with Serving(tmp_path, "--host", "0.0.0.0") as server:
        assert any("not encrypted" in line for line in server.err)
        assert socket.gethostname() in server.url


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "there is no file or folder nowhere"),
        (["."], "there is no map in ."),
        (["two"], "below two are 2 maps"),
        (["one", "--host", "203.0.113.7"], "can't listen at 203.0.113.7"),
        (["one", "--host", "x" * 300], "can't listen at x"),
        (["one", "--port", "70000"], "'--port': 70000 is not a whole number from 0 to 65535"),
        (["one", "--port", "abc"], "'--port': abc is not a whole number from 0 to 65535"),
        (["one", "--editor", "vim"], "no link opens a file in vim; known are vscode, vscodium, "),
    ],
)
def test_what_can_not_be_is_said(tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    if words[0] != ".":
        write(Path("two"), {"a/a.argmap": MAP, "b/b.argmap": MAP})
        write(Path("one"), {"a.argmap": MAP})
    result = argmap("serve", *words)
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("name", ["serve", "watch"])
def test_without_watchfiles_it_says_how_to_install_it(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("argmap.cli.lasting.find_spec", lambda name: None)
    lake(tmp_path)
    result = argmap(name, ".")
    assert result.exit_code == 2
    assert f"argmap {name} needs the package watchfiles" in result.output
    assert f'install it: {sys.executable} -m pip install "argmap[editor]"' in result.output


@pytest.mark.parametrize(("word", "meant"), [("preview", "serve"), ("live", "serve")])
def test_other_words_lead_to_it(word, meant):
    assert f"`{meant}`" in argmap(word).output
