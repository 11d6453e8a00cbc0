"""The words of the voice room, handed to its script in the reader's language. {names} are filled in there."""

from django.utils.translation import gettext as _


def room_strings() -> dict[str, str]:
    return {**_before(), **_talking(), **_saving(), **_trouble()}


def check_strings() -> dict[str, str]:
    """For the look over the answers."""
    return {
        **_saving(),
        "written_refused": _("This could not be saved. Please load the page again."),
        "send_sure": _("Send your answers? After that nothing can be changed."),
        "send_offline": _("There is no connection. Nothing is lost; please try again in a moment."),
    }


def _saving() -> dict[str, str]:
    return {
        "written_saving": _("Saving …"),
        "written_saved": _("Saved"),
        "written_waiting": _("Not saved yet: no connection. We keep trying."),
    }


def _before() -> dict[str, str]:
    return {
        "ready_title": _("Ready when you are"),
        "ready_machine": _("A machine asks the questions and writes down your answers. It is not a person."),
        "ready_sound": _("Turn the sound on. Headphones help, but are not needed."),
        "ready_think": _("Think as long as you like: it waits, and you may change how long."),
        "ready_type": _("You can type any answer instead, at any time."),
        "start_speaking": _("Start with microphone"),
        "start_typing": _("Start by typing"),
        "go_on_speaking": _("Go on with microphone"),
        "go_on_typing": _("Go on by typing"),
        "connecting": _("Connecting …"),
        "machine": _("Voice assistant (a machine)"),
    }


def _talking() -> dict[str, str]:
    return {
        "progress": _("Question {number} of {total}"),
        "follow_up": _("One thing further"),
        "now_speaking": _("The assistant is speaking. You may simply begin."),
        "now_speaking_echo": _("The assistant is speaking. Press “Interrupt” if you want to begin."),
        "now_waiting": _("It is your turn. Take your time."),
        "now_hearing": _("Listening …"),
        "now_thinking": _("Take your time: I wait another {s} s before going on."),
        "now_typing": _("Write your answer, then send it."),
        "now_recording": _("Recording. Press “I have finished” when you have."),
        "offer": _("No hurry. You can type your answer or pass this question over."),
        "done": _("I have finished"),
        "interrupt": _("Interrupt"),
        "again": _("Hear it again"),
        "skip": _("Pass over"),
        "skip_sure": _("Pass this question over? You cannot come back to it."),
        "type_instead": _("Type instead"),
        "speak_instead": _("Speak instead"),
        "send_written": _("Send this answer"),
        "written_label": _("Your answer in writing"),
        "written_empty": _("There is nothing written yet."),
        "patience": _("How long I wait"),
        "patience_1500": _("Short (1.5 s)"),
        "patience_2500": _("Usual (2.5 s)"),
        "patience_4000": _("Long (4 s)"),
        "level": _("Microphone level"),
        "what_is_kept": _("What we keep of it"),
        "what_is_kept_text": _(
            "Only your answers are recorded, not the pauses while the assistant speaks. No picture is taken."
            " You can withdraw your consent on this page at any time."
        ),
        "withdraw": _("Withdraw my consent to being recorded"),
        "withdraw_sure": _("Withdraw your consent? All recordings are deleted, and you go on in writing."),
        "withdrawn": _("Your consent is withdrawn and the recordings are deleted. You go on in writing."),
        "finishing": _("Saving the last words …"),
        "keys": _("Keyboard: space to interrupt or finish, R to hear it again."),
    }


def _trouble() -> dict[str, str]:
    return {
        "line_lost": _("The line is gone. What you said is kept on this device; trying again …"),
        "lost_recording": _("Still recording on this device: finish your sentence."),
        "lost_waiting": _("Waiting for the line …"),
        "no_socket": _(
            "A live connection is not possible here. You can still answer: speak and press “I have finished”, or type."
        ),
        "no_voice": _("Your browser cannot read aloud here; please read the questions on the screen."),
        "mic_denied": _("The microphone is not allowed for this page. Allow it in the address bar, or type."),
        "mic_none_found": _("No microphone was found. Connect one, or type."),
        "mic_in_use": _("Another program uses the microphone. Close it, or type."),
        "mic_unsupported": _(
            "This browser cannot record here. Please type, or open the link in Chrome, Edge or Safari."
        ),
        "mic_lost": _("The microphone was lost. What you said is kept. Connect it again, or type."),
        "mic_quiet": _("I cannot hear you. Is the microphone on?"),
        "echo": _("The loudspeaker can be heard in the microphone: use the button to interrupt."),
        "taken_over": _("The conversation goes on in another window or on another device."),
        "take_back": _("Go on here instead"),
        "closed": _("This voice screening is closed."),
        "to_start": _("To the start page"),
        "failed": _("That did not go through: {message}"),
    }
