"""Made-up learners, by whom what the model of a learner claims is measured: `python -m tests.simulated`."""
