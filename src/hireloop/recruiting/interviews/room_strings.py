"""The words of the interview room, handed to its script in the reader's language. {names} are filled in there."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext


def room_strings() -> dict[str, str]:
    return {**_frame(), **_devices(), **_answering(), **_checking()}


def _frame() -> dict[str, str]:
    return {
        "span_s": _("{s} s"),
        "span_min": _("{min} min"),
        "span_min_s": _("{min} min {s} s"),
        "help": _("Help and adjustments"),
        "close": _("Close"),
        "line_sending": _("Being uploaded"),
        "line_up": _("All uploaded"),
        "line_local": _("Saved on this device; being sent again"),
        "notice_disk_full": _(
            "There is little room left on this device. Your answer is uploaded directly: please keep this page open."
        ),
        "notice_device_lost": _(
            "The camera or microphone was lost. What you recorded is kept. Check the device, then go on."
        ),
        "notice_withdrawn": _(
            "You have withdrawn your consent to being recorded. Recording and uploading have stopped and the"
            " recordings are deleted. You can go on in writing."
        ),
        "notice_withdraw_failed": _("That did not go through. Please try again when you are online."),
        "notice_too_short": _("Nothing was recorded yet: that was too short. Please begin your answer once more."),
        "notice_full": _("This answer has reached the longest length. What you recorded is kept."),
        "what_is_recorded": _("What is recorded"),
        "what_is_recorded_text": _(
            "Only your answers are recorded: from “Start answering” to “Stop”. Nothing is measured that you did not"
            " agree to. You can withdraw each consent here, at once."
        ),
        "agreed": _("Agreed"),
        "not_agreed": _("Not agreed: not done"),
        "withdraw": _("Withdraw"),
        "withdraw_sure": _("Withdraw this consent? It takes effect at once."),
        "withdraw_recording_sure": _(
            "Withdraw your consent to being recorded? All recordings are deleted, and the interview goes on in writing."
        ),
        "withdrawn_now": _("Your consent is withdrawn."),
        "read_notice": _("Read the whole notice"),
        "stopped_closed": _("This interview is closed"),
        "stopped_closed_text": _("It was sent already, has expired, or was cancelled. The start page tells you more."),
        "stopped_unknown_link": _("This link no longer works"),
        "stopped_unknown_link_text": _("Please open the newest mail from us, or reply to it and ask for a new link."),
        "to_start": _("To the start page"),
    }


def _devices() -> dict[str, str]:
    return {
        "device_title": _("Check camera and microphone"),
        "device_lead": _("Can you see yourself? Say a sentence: the bar should move. Nothing is recorded here."),
        "your_picture": _("Your camera picture"),
        "microphone_level": _("Microphone level"),
        "say_something": _("Please say something"),
        "heard": _("We can hear you"),
        "not_heard": _("Nothing heard yet. Is the microphone muted, or another one chosen?"),
        "camera": _("Camera"),
        "microphone": _("Microphone"),
        "no_camera": _("No camera found. You can answer with sound only."),
        "sound_only": _("Sound only"),
        "devices_fine": _("Picture and sound are fine"),
        "try_again": _("Try again"),
        "answer_in_writing_instead": _("Answer in writing instead"),
        "trouble_denied": _("The browser may not use the camera or microphone"),
        "trouble_denied_steps": _(
            "Tap the camera or lock icon beside the address.\n"
            "Allow camera and microphone for this page.\n"
            "On an iPhone: Settings → Safari → Camera and Microphone → Allow.\n"
            "Then tap “Try again”."
        ),
        "trouble_none_found": _("No microphone was found"),
        "trouble_none_found_steps": _("Plug in a headset or microphone, or use your phone.\nThen tap “Try again”."),
        "trouble_in_use": _("Another program is using the camera or microphone"),
        "trouble_in_use_steps": _(
            "Close other video calls and camera programs.\n"
            "Then tap “Try again”. If that does not help, restart the browser."
        ),
        "trouble_unsupported": _("This browser cannot record"),
        "trouble_unsupported_steps": _(
            "Open the link in Chrome, Edge, Firefox or Safari.\n"
            "In WeChat: tap “…” at the top right and choose “Open in browser”."
        ),
        "practice": _("Practice"),
        "practice_question": _("Practice: how are you today? Say two or three sentences."),
        "practice_lead": _("This stays on your device. It is not uploaded and nobody sees it."),
        "practise": _("Record a practice answer"),
        "practise_again": _("Practise again"),
        "skip_practice": _("Skip the practice"),
        "begin_interview": _("Begin the interview"),
        "your_recording": _("Your recording"),
    }


def _answering() -> dict[str, str]:
    return {
        "question_of": _("Question {n} of {total}"),
        "ready_first": _("Ready for the first question?"),
        "ready_next": _("Ready for the next question? Take a break if you like."),
        "plan_think": _("{span} to think; you may begin earlier"),
        "plan_answer": _("up to {span} to answer; stop whenever you are done"),
        "plan_retakes": _("retakes: up to {n}"),
        "plan_no_retake": _("one recording, no retake"),
        "see_question": _("Show the question"),
        "question_needs_line": _("The question appears as soon as you are online again."),
        "think_now": _("Time to think: {span}"),
        "think_hint": _("Recording begins when you press the button, or by itself when the time is over."),
        "start_answer": _("Start answering"),
        "recording_now": _("Recording now"),
        "stop": pgettext("recording", "Stop"),
        "time_left": _("{span} left"),
        "kept_so_far": _("{span} are kept. You can go on where you stopped."),
        "go_on_recording": _("Go on recording"),
        "leave_it_at_that": _("Leave it at that"),
        "answer_kept": _("Your answer is kept"),
        "watch": _("Watch my answer"),
        "replay_coming": _("Your recording is being put together; try again in a moment."),
        "retakes_left": _("Retakes left: {n}. The last recording counts."),
        "no_retake_left": _("This recording counts."),
        "record_again": _("Record anew"),
        "next_question": _("Next question"),
        "to_check": _("Look over the answers"),
        "your_answer": _("What you answer"),
        "no_time_limit": _("No time limit. Saved while you write."),
        "text_saving": _("Saving…"),
        "text_saved": _("Saved"),
        "text_waiting": _("Not saved yet: no connection. We keep trying."),
        "text_refused": _("This could not be saved. Please load the page again."),
    }


def _checking() -> dict[str, str]:
    return {
        "check_title": _("Look over your answers"),
        "check_lead": _(
            "Correct the transcript where the machine misheard. Reviewers see both, yours and the machine's."
        ),
        "check_lead_written": _("Change what you like. Then send."),
        "transcript": _("Transcript of your answer"),
        "transcript_coming": _(
            "The transcript is being made, usually within two minutes. You can wait, write it yourself, or send."
        ),
        "transcript_here": _("Written by a machine. Please correct what it misheard."),
        "transcript_browser": _("Written by your browser. Please correct what it misheard."),
        "transcript_none": _("No transcript could be made. If you like, write down what you said."),
        "use_transcript": _("Use the machine's transcript"),
        "recording_unreadable": _(
            "This recording cannot be read. Please write down what you said, or ask us for help. Its parts are kept."
        ),
        "not_answered": _("Not answered"),
        "answer_now": _("Answer now"),
        "still_uploading": _("Parts of your recording are still on their way. You can send when they have arrived."),
        "send": _("Send the interview"),
        "send_sure": _("Send the interview? After that nothing can be changed."),
        "send_with_gaps": _("Questions without an answer: {n}. Send all the same? After that nothing can be changed."),
        "send_failed": _("That did not go through. Nothing is lost; please try again in a moment."),
    }
