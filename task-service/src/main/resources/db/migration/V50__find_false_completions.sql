-- Completions that were found to be false. A figure of a past moment is restated by them, and looks for those that came out
-- after it: few.
create index task_transition_false_completion on task_transition (at)
    where command = 'reopen' and reason = 'FALSE_COMPLETION';
