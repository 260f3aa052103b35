"""The frame: `streamlit run app.py` shows the lessons of the curriculum. Streamlit runs this file at every click."""

from __future__ import annotations

import streamlit as st

from lessons import COURSE
from lessons.glossary import GLOSSARY
from tutor.ui import course_map, gc_freeze, pages, state

gc_freeze.freeze()  # first: once, what the imports made is never looked at again by the garbage collector
st.set_page_config(page_title="Downhill", layout="centered")
frame = pages.frame(COURSE, GLOSSARY)
page = st.navigation(list(frame.pages.values()), position="hidden")
state.open_page(page.url_path)
course_map.show(frame)
page.run()
