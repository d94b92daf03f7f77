-- Each kind of case has an index of what is open in the order in which its lists show it; these two no longer find anything sooner.
drop index kernel.case_open_state;
drop index kernel.case_open_unit;
