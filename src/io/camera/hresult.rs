//! What Windows answers about a camera: the number of a failure of COM or Media Foundation (an `HRESULT`), as it stands in the
//! words that nokhwa hands on.

/// What such a number means for who wants to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Another program has the camera.
    Busy,
    /// The system's privacy settings keep programs from it.
    NoPermission,
    /// It went away.
    Unplugged,
    /// There is none, or nothing that would find one.
    NoCamera,
}

/// `E_ACCESSDENIED` (winerror.h): camera access is off in the system's privacy settings.
const ACCESS_DENIED: u32 = 0x8007_0005;
/// `ERROR_SHARING_VIOLATION` as an `HRESULT` (winerror.h).
const SHARING_VIOLATION: u32 = 0x8007_0020;
/// `ERROR_BUSY` as an `HRESULT` (winerror.h).
const BUSY: u32 = 0x8007_00aa;
/// `MF_E_HW_MFT_FAILED_START_STREAMING` (mferror.h): what a camera answers that another program streams from.
const FAILED_START: u32 = 0xc00d_3704;
/// `MF_E_VIDEO_RECORDING_DEVICE_PREEMPTED` (mferror.h).
const PREEMPTED: u32 = 0xc00d_3ea3;
/// `MF_E_VIDEO_RECORDING_DEVICE_INVALIDATED` (mferror.h): removed, or reset by its driver.
const INVALIDATED: u32 = 0xc00d_3ea2;
/// `MF_E_SHUTDOWN` (mferror.h): the source was shut down under the reader.
const SHUTDOWN: u32 = 0xc00d_3e85;
/// `MF_E_END_OF_STREAM` (mferror.h): a camera's stream has no end but this.
const END_OF_STREAM: u32 = 0xc00d_3e84;
/// `ERROR_DEVICE_NOT_CONNECTED` as an `HRESULT` (winerror.h).
const NOT_CONNECTED: u32 = 0x8007_048f;
/// `MF_E_NOT_FOUND` (mferror.h).
const NOT_FOUND: u32 = 0xc00d_36d5;
/// `MF_E_NO_CAPTURE_DEVICES_AVAILABLE` (mferror.h).
const NO_DEVICES: u32 = 0xc00d_abe0;
/// `ERROR_MOD_NOT_FOUND` as an `HRESULT` (winerror.h): a Windows without Media Foundation.
const NO_LIBRARY: u32 = 0x8007_007e;
/// `ERROR_PROC_NOT_FOUND` as an `HRESULT` (winerror.h): one with a part of it.
const NO_FUNCTION: u32 = 0x8007_007f;
/// `ERROR_SERVICE_DISABLED` as an `HRESULT` (winerror.h): the service that serves cameras.
const SERVICE_DISABLED: u32 = 0x8007_0422;
/// `ERROR_SERVICE_REQUEST_TIMEOUT` as an `HRESULT` (winerror.h): it did not start.
const SERVICE_TIMEOUT: u32 = 0x8007_041d;
/// `REGDB_E_CLASSNOTREG` (winerror.h).
const NO_CLASS: u32 = 0x8004_0154;

/// What a number means; `None` where it says nothing that a person could act on.
pub(super) const fn meaning(code: u32) -> Option<Meaning> {
    match code {
        SHARING_VIOLATION | BUSY | FAILED_START | PREEMPTED => Some(Meaning::Busy),
        ACCESS_DENIED => Some(Meaning::NoPermission),
        INVALIDATED | SHUTDOWN | END_OF_STREAM | NOT_CONNECTED => Some(Meaning::Unplugged),
        NOT_FOUND | NO_DEVICES | NO_LIBRARY | NO_FUNCTION | SERVICE_DISABLED | SERVICE_TIMEOUT | NO_CLASS => {
            Some(Meaning::NoCamera)
        }
        _ => None,
    }
}

/// The number in `… (0xC00D3704)`: the last of its form.
pub(super) fn code(words: &str) -> Option<u32> {
    words.rmatch_indices("0x").find_map(|(at, _)| u32::from_str_radix(words.get(at + 2..at + 10)?, 16).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_windows_is_a_case_of_ours() {
        for (words, expected) in [
            ("Could not open device 0: Access is denied. (0x80070005)", Some(Meaning::NoPermission)),
            ("Could not capture frame: 0xC00D3704", Some(Meaning::Busy)),
            ("Could not open device 0: in use (0x80070020)", Some(Meaning::Busy)),
            ("(0x800700AA)", Some(Meaning::Busy)),
            ("Could not capture frame: preempted (0xC00D3EA3)", Some(Meaning::Busy)),
            ("Could not capture frame: invalidated (0xc00d3ea2)", Some(Meaning::Unplugged)),
            ("Could not capture frame: (0xC00D3E85)", Some(Meaning::Unplugged)),
            ("Could not capture frame: (0xC00D3E84)", Some(Meaning::Unplugged)),
            ("(0x8007048F)", Some(Meaning::Unplugged)),
            ("(0xC00D36D5)", Some(Meaning::NoCamera)),
            ("(0xC00DABE0)", Some(Meaning::NoCamera)),
            ("Could not initialize MediaFoundation: Le module spécifié est introuvable. (0x8007007E)", Some(Meaning::NoCamera)),
            ("(0x8007007F)", Some(Meaning::NoCamera)),
            ("(0x80070422)", Some(Meaning::NoCamera)),
            ("(0x8007041D)", Some(Meaning::NoCamera)),
            ("(0x80040154)", Some(Meaning::NoCamera)),
            // An error of MP3 sources, no matter of cameras.
            ("(0xC00D3E86)", None),
            ("(0x80004005)", None),
            ("0x8007000", None),
            ("0xé0070005 0x", None),
            ("Buffer Size is 0", None),
            ("", None),
        ] {
            assert_eq!(code(words).and_then(meaning), expected, "{words}");
        }
        // The last one is the system's.
        assert_eq!(code("0x80004005: 0x80070005)"), Some(ACCESS_DENIED));
    }
}
