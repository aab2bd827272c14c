# The card of running_form
