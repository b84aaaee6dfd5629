"""At the meeting: who is there, what is declared, said and resolved, and what will be done."""
