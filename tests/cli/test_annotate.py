"""``warraq annotate`` finds in plain texts what it finds in articles."""

from __future__ import annotations

import json

from .conftest import Warraq

SENTENCE = "وقال مدير الميناء سليم عواد لوكالة «رويترز» أمس: «السفن تنتظر الفجر»."


def test_each_object_comes_back_with_what_its_text_says(warraq: Warraq) -> None:
    told = warraq("annotate", given=json.dumps({"text": SENTENCE, "reference": "2024-09-07", "id": 7}))
    found = json.loads(told.stdout)
    assert (found["id"], found["text"]) == (7, SENTENCE)
    assert [(date["text"], date["value"], date["basis"]) for date in found["dates"]] == [
        ("أمس", "2024-09-06", "relative")
    ]
    assert [(speech["speaker"], speech["text"]) for speech in found["quotations"]] == [
        ("سليم عواد", "السفن تنتظر الفجر")
    ]
    assert [entity["text"] for entity in found["entities"] if entity["type"] == "PERS"] == ["سليم عواد"]
    assert told.returncode == 0


def test_offsets_count_into_the_text_and_no_paragraph_is_named(warraq: Warraq) -> None:
    found = json.loads(warraq("annotate", given=json.dumps({"text": SENTENCE, "reference": None})).stdout)
    mentions = [mention for kind in ("dates", "quotations", "sources", "entities") for mention in found[kind]]
    assert len(mentions) > 2
    assert all(SENTENCE[mention["start"] : mention["end"]] == mention["text"] for mention in mentions)
    assert not any("paragraph" in mention for mention in mentions)


def test_a_line_that_is_no_such_object_is_named_and_the_others_are_printed(warraq: Warraq) -> None:
    lines = ['{"text": "في 3 مايو 2024"}', "{", '{"reference": null}', '{"text": "", "reference": "2024-13-01"}', "[]"]
    told = warraq("annotate", given="\n".join([*lines, '{"text": "في عام 2019"}']))
    assert [json.loads(line)["dates"][0]["value"] for line in told.stdout.splitlines()] == ["2024-05-03", "2019"]
    assert [f"line {number} of standard input" in told.stderr for number in range(1, 7)] == [0, 1, 1, 1, 1, 0]
    assert "Traceback" not in told.stderr
    assert told.returncode == 1
