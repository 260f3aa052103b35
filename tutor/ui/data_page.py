"""Your data: where it is kept, all of it in one file, such a file taken in again, and all of it forgotten."""

from __future__ import annotations

import streamlit as st

from tutor.learner.export import LARGEST_FILE, ExportError
from tutor.learner.store import StoreError, default_place
from tutor.symbolic.sentence import Ready, Sentence, after_one_another, plural, say
from tutor.ui import state
from tutor.ui.error_boundary import guarded
from tutor.ui.layout import dressed_column
from tutor.ui.site import HOME, Frame
from tutor.ui.text import label, markdown, whole, words

ADDRESS, NAME = "data", "Your data"
FILE = "downhill.json"
UPLOAD, ASKED = "data-upload", "data-forget-asked"
DELETED = (
    "This deletes every answer, every guess, every lesson that is done, and what Downhill has concluded from them. "
    "Copies that Downhill made of them are deleted, too. Nobody can bring them back, but for a file that you saved."
)
Said = list[tuple[bool, Sentence]]


def show(frame: Frame) -> None:
    """The page."""
    with dressed_column():
        st.title(label(NAME), anchor=False)
        state.banner()
        _where()
        _take_along()
        _bring_back()
        _forget(frame)


def _where() -> None:
    with guarded("where it is kept"):
        place = default_place()
        if place:
            st.markdown(words("Everything that you do here is kept in one file, and sent nowhere:"))
            st.code(place, language=None, wrap_lines=True)
        else:
            st.markdown(words("Everything that you do here is kept in the database of whoever runs Downhill for you."))


# --- out and in -------------------------------------------------------------------------------------------------------


def _take_along() -> None:
    st.header(label("Take it with you"), anchor=False)
    st.markdown(words("Everything in one file, that you can read, keep, or bring to another computer."))
    st.download_button(
        label("Save everything"), state.exporter(), FILE, "application/json", key="data-save", on_click="ignore"
    )


def _bring_back() -> None:
    st.header(label("Bring it back"), anchor=False)
    st.markdown(words("What is in the file is added to what is here. Nothing is lost, and nothing counts twice."))
    with st.expander(words("Choose a file")):
        sent = st.file_uploader(
            label("A file that you saved here as “everything”"),
            type=["json"],
            key=UPLOAD,
            max_upload_size=LARGEST_FILE // 1_000_000,
        )
    said = _said()
    if sent is None:
        said.clear()
    elif state.held("data-taken", list[str]) != [sent.file_id]:
        state.held("data-taken", list[str])[:] = [sent.file_id]
        with st.spinner(label("Reading your file …")):
            said[:] = [_taken(sent.getvalue())]
        st.rerun()
    for good, sentence in said:
        (st.success if good else st.warning)(markdown(sentence))


def _said() -> Said:
    """What became of the file that was given last."""
    return state.held("data-said", list[tuple[bool, Sentence]])


def _taken(file: bytes) -> tuple[bool, Sentence]:
    try:
        added, there = state.bring_back(file)
    except (ExportError, StoreError) as problem:
        return False, say("{problem}", problem=say(str(problem)) if isinstance(problem, ExportError) else str(problem))
    if not added:
        one, many = (
            "Nothing in it is new: its entry was here already.",
            "Nothing in it is new: all {count} were here already.",
        )
        return True, plural(there, one, many) if there else say("There is nothing in this file.")
    one, many = "{count} entry is new here.", "{count} entries are new here."
    new = plural(added, one, many)
    if not there:
        return True, new
    one, many = "{count} was here already.", "{count} were here already."
    return True, after_one_another(new, plural(there, one, many))


# --- forgetting -------------------------------------------------------------------------------------------------------


def _forget(frame: Frame) -> None:
    """Asked for by one button, and done by another, which stands elsewhere."""
    st.header(label("Forget me"), anchor=False)
    for opening, good, sentence in _told():
        if opening == state.opening():
            (st.success if good else st.warning)(markdown(sentence))
            frame.link(HOME, words("To the first page"))
    st.markdown(words(DELETED))
    if not state.typed(ASKED):
        st.button(label("Forget me …"), key="data-forget", on_click=state.put, args=(ASKED, 1))
        return
    st.warning(words("Is everything to be deleted now?"))
    with st.container(horizontal=True, gap="xsmall"):
        st.button(label("No, keep it"), key="data-keep", type="primary", on_click=state.put, args=(ASKED, 0))
        if st.button(label("Yes, delete everything"), key="data-delete"):
            _deleted()


def _told() -> list[tuple[str, bool, Sentence]]:
    """What became of it, and when the page was opened on which that is to be said."""
    return state.held("data-forgotten", list[tuple[str, bool, Sentence]])


def _deleted() -> None:
    good, said = True, say("Done. Everything is deleted: Downhill knows nothing of you any more.")
    with st.spinner(label("Deleting everything …")):
        try:
            state.forget()
        except StoreError as problem:
            good, said = False, say("{problem}", problem=Ready(whole(str(problem))))
    _told()[:] = [(state.opening(), good, said)]
    st.rerun()
