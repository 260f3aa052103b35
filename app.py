"""The frame: `streamlit run app.py` shows the lessons of the curriculum. Streamlit runs this file at every click."""

from __future__ import annotations

import gc

import streamlit as st

from lessons import CURRICULUM
from lessons.glossary import GLOSSARY
from tutor.ui import course_map, pages, state

if not gc.get_freeze_count():  # what the imports left will stay: no collection has to look at it again
    gc.collect()
    gc.freeze()

st.set_page_config(page_title="Downhill", layout="centered")
frame = pages.frame(CURRICULUM, GLOSSARY)
page = st.navigation(list(frame.pages.values()), position="hidden")
state.open_page(page.url_path)
course_map.show(frame)
page.run()
