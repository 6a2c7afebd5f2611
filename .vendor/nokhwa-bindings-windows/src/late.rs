//! The functions of Media Foundation that are used here, found in the system's libraries when they are first called. In the import
//! table of the program they would keep it from starting where there are none: Windows N is sold without Media Foundation.

#![allow(non_snake_case)]

use std::{ffi::c_void, mem::transmute};
use windows::{
    core::{s, w, Error, Interface, Result, Type, HRESULT, PCSTR, PCWSTR},
    Win32::{
        Media::MediaFoundation::{IMFActivate, IMFAttributes, IMFMediaSource, IMFSourceReader},
        System::LibraryLoader::{GetProcAddress, LoadLibraryExW, LOAD_LIBRARY_SEARCH_SYSTEM32},
    },
};

/// A function of a library of the system's own folder. The library stays loaded: the system counts the rest.
unsafe fn found(library: PCWSTR, name: PCSTR) -> Result<unsafe extern "system" fn() -> isize> {
    let library = LoadLibraryExW(library, None, LOAD_LIBRARY_SEARCH_SYSTEM32)?;
    GetProcAddress(library, name).ok_or_else(Error::from_thread)
}

pub(crate) unsafe fn MFStartup(version: u32, flags: u32) -> Result<()> {
    let call: unsafe extern "system" fn(u32, u32) -> HRESULT = transmute(found(w!("mfplat.dll"), s!("MFStartup"))?);
    call(version, flags).ok()
}

pub(crate) unsafe fn MFShutdown() -> Result<()> {
    let call: unsafe extern "system" fn() -> HRESULT = transmute(found(w!("mfplat.dll"), s!("MFShutdown"))?);
    call().ok()
}

pub(crate) unsafe fn MFCreateAttributes(attributes: *mut Option<IMFAttributes>, size: u32) -> Result<()> {
    let call: unsafe extern "system" fn(*mut *mut c_void, u32) -> HRESULT =
        transmute(found(w!("mfplat.dll"), s!("MFCreateAttributes"))?);
    call(attributes.cast(), size).ok()
}

pub(crate) unsafe fn MFEnumDeviceSources(
    attributes: &IMFAttributes,
    sources: *mut *mut Option<IMFActivate>,
    count: *mut u32,
) -> Result<()> {
    let call: unsafe extern "system" fn(*mut c_void, *mut *mut *mut c_void, *mut u32) -> HRESULT =
        transmute(found(w!("mf.dll"), s!("MFEnumDeviceSources"))?);
    call(attributes.as_raw(), sources.cast(), count).ok()
}

pub(crate) unsafe fn MFCreateSourceReaderFromMediaSource(
    source: &IMFMediaSource,
    attributes: &IMFAttributes,
) -> Result<IMFSourceReader> {
    let call: unsafe extern "system" fn(*mut c_void, *mut c_void, *mut *mut c_void) -> HRESULT =
        transmute(found(w!("mfreadwrite.dll"), s!("MFCreateSourceReaderFromMediaSource"))?);
    let mut reader = std::ptr::null_mut();
    call(source.as_raw(), attributes.as_raw(), &mut reader).ok()?;
    Type::from_abi(reader)
}
