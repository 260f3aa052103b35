"""The pages: Streamlit lives here and nowhere else. It shows what the other parts know and decides nothing itself."""
