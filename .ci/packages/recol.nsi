; The installer for Windows: for one user, without any rights, in French and English; /S asks nothing, /D=FOLDER chooses the folder.
;   makensis -INPUTCHARSET UTF8 -DVERSION=1.2.3 -DNUMBERS=1.2.3.0 -DFILES=FOLDER -DOUT=FILE recol.nsi
; What the user recorded and set lies elsewhere, and stays when the program is removed.
Target amd64-unicode
Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user
Name "Récol ${VERSION}"
OutFile "${OUT}"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Recol"
InstallDir "$LOCALAPPDATA\Programs\Recol"
InstallDirRegKey HKCU "${ENTRY}" "InstallLocation"
VIProductVersion "${NUMBERS}"
VIAddVersionKey ProductName "Récol"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Récol"
VIAddVersionKey CompanyName "Récol"
VIAddVersionKey LegalCopyright "MIT OR Apache-2.0"

!include MUI2.nsh
!include LogicLib.nsh
!include WinMessages.nsh
!define MUI_FINISHPAGE_TEXT "$(DONE)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"
LangString DONE ${LANG_FRENCH} "Ouvrez Récol par le menu Démarrer, ou tapez recol dans un nouveau terminal."
LangString DONE ${LANG_ENGLISH} "Open Récol from the start menu, or type recol in a new terminal."
LangString RUNNING ${LANG_FRENCH} "Récol est ouvert. Fermez-le, puis réessayez."
LangString RUNNING ${LANG_ENGLISH} "Récol is open. Close it, then try again."
LangString NO_PATH ${LANG_FRENCH} "Le PATH de l’utilisateur n’a pas pu être modifié : changez-le à la main."
LangString NO_PATH ${LANG_ENGLISH} "The user's PATH could not be changed: change it by hand."

; A program that runs cannot be written over, nor deleted.
!macro CLOSED un
Function ${un}Closed
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "$INSTDIR\recol.exe"
      Return
    ${EndIf}
    FileOpen $0 "$INSTDIR\recol.exe" a
    ${IfNot} ${Errors}
      FileClose $0
      Return
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
    again:
  ${Loop}
FunctionEnd
!macroend
!insertmacro CLOSED ""
!insertmacro CLOSED "un."

; The user's PATH in memory, whatever its length: the texts of NSIS end after 1,024 characters, and a PATH that went through one would
; be cut. $0: the registry's key, 0 if the PATH cannot be used · $1: the memory, ";PATH;" with room for one more entry · $2: the kind
; of the value · $3: where ";$INSTDIR;" begins in it, 0 if nowhere · $4: ";$INSTDIR;".
!macro PATH un
Function ${un}OpenPath
  StrCpy $1 0
  StrCpy $4 ";$INSTDIR;"
  ; HKEY_CURRENT_USER, to be read and written.
  System::Call 'advapi32::RegCreateKeyExW(p -2147483647, w "Environment", i 0, p 0, i 0, i 0x2001F, p 0, *p .r0, p 0) i .r9'
  ${If} $9 <> 0
    StrCpy $0 0
    Return
  ${EndIf}
  System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, *i .r2, p 0, *i .r8) i .r9'
  ${If} $9 = 2
    ; No PATH of the user's yet: REG_EXPAND_SZ, as Windows makes one.
    StrCpy $2 2
    StrCpy $8 0
  ${ElseIf} $9 <> 0
  ${OrIf} $2 < 1
  ${OrIf} $2 > 2
    Call ${un}ClosePath
    StrCpy $0 0
    Return
  ${EndIf}
  StrLen $7 $4
  IntOp $7 $7 * 2
  IntOp $7 $7 + $8
  IntOp $7 $7 + 16
  ; Filled with zeros.
  System::Alloc $7
  Pop $1
  System::Call '*$1(&w1 ";")'
  ${If} $8 > 0
    IntPtrOp $7 $1 + 2
    System::Call 'advapi32::RegQueryValueExW(p r0, w "Path", p 0, p 0, p r7, *i r8) i .r9'
    ${If} $9 <> 0
      Call ${un}ClosePath
      StrCpy $0 0
      Return
    ${EndIf}
  ${EndIf}
  System::Call 'kernel32::lstrcatW(p r1, w ";")'
  Call ${un}FindPath
FunctionEnd

Function ${un}FindPath
  System::Call 'shlwapi::StrStrIW(p r1, w r4) p .r3'
FunctionEnd

; $5: how many characters of the memory, from its second on, are the new PATH.
Function ${un}WritePath
  IntPtrOp $6 $1 + 2
  ${If} $5 < 1
    System::Call 'advapi32::RegDeleteValueW(p r0, w "Path") i .r9'
  ${Else}
    IntOp $7 $5 * 2
    IntPtrOp $8 $6 + $7
    System::Call '*$8(&i2 0)'
    IntOp $7 $7 + 2
    System::Call 'advapi32::RegSetValueExW(p r0, w "Path", i 0, i r2, p r6, i r7) i .r9'
  ${EndIf}
  ${If} $9 <> 0
    Call ${un}NoPath
  ${EndIf}
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=2000
FunctionEnd

Function ${un}ClosePath
  ${If} $1 P<> 0
    System::Free $1
  ${EndIf}
  System::Call 'advapi32::RegCloseKey(p r0)'
FunctionEnd

Function ${un}NoPath
  DetailPrint "$(NO_PATH)"
  MessageBox MB_OK|MB_ICONEXCLAMATION "$(NO_PATH)" /SD IDOK
FunctionEnd
!macroend
!insertmacro PATH ""
!insertmacro PATH "un."

Function .onInit
  Call Closed
FunctionEnd

Function un.onInit
  Call un.Closed
FunctionEnd

Section "Récol" RECOL
  Call Closed
  ; One that was installed elsewhere makes room: there is one entry, one PATH.
  ReadRegStr $R0 HKCU "${ENTRY}" "InstallLocation"
  ${If} $R0 != ""
  ${AndIf} $R0 != $INSTDIR
  ${AndIf} ${FileExists} "$R0\uninstall.exe"
    ExecWait '"$R0\uninstall.exe" /S _?=$R0' $R1
    ${If} $R1 <> 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    Delete "$R0\uninstall.exe"
    RMDir "$R0"
  ${EndIf}

  SetOutPath "$INSTDIR"
  File "${FILES}\recol.exe"
  File "${FILES}\README.md"
  File "${FILES}\CHANGELOG.md"
  File "${FILES}\LICENSE"
  File "${FILES}\LICENSES-OTHERS"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; In Windows Terminal where there is one when it is opened, else in the console, which stays open where something failed.
  SetOutPath "$PROFILE"
  StrCpy $R1 "%LOCALAPPDATA%\Microsoft\WindowsApps\wt.exe"
  CreateShortcut "$SMPROGRAMS\Récol.lnk" "$SYSDIR\cmd.exe" \
    '/c if exist "$R1" (start "" "$R1" -d . "$INSTDIR\recol.exe") else ("$INSTDIR\recol.exe" || pause)' "$INSTDIR\recol.exe"

  SectionGetSize ${RECOL} $R2
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "Récol"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\recol.exe"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "Récol"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" $R2
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1

  Call OpenPath
  ${If} $0 P= 0
    Call NoPath
  ${Else}
    ${If} $3 P= 0
      ; ";PATH;" and the folder; of an empty PATH both signs go.
      System::Call 'kernel32::lstrlenW(p r1) i .r5'
      ${If} $5 = 1
      ${OrIf} $5 = 2
        System::Call '*$1(&w1 ";")'
        IntPtrOp $7 $1 + 2
        System::Call 'kernel32::lstrcpyW(p r7, w "$INSTDIR")'
      ${Else}
        System::Call 'kernel32::lstrcatW(p r1, w "$INSTDIR")'
      ${EndIf}
      System::Call 'kernel32::lstrlenW(p r1) i .r5'
      IntOp $5 $5 - 1
      Call WritePath
    ${EndIf}
    Call ClosePath
  ${EndIf}
SectionEnd

Section "Uninstall"
  Call un.Closed
  Call un.OpenPath
  ${If} $0 P= 0
    Call un.NoPath
  ${Else}
    ${If} $3 P<> 0
      ${DoWhile} $3 P<> 0
        ; What comes after the folder moves to its place, the sign between included.
        StrLen $6 $4
        IntOp $6 $6 * 2
        IntOp $6 $6 - 2
        IntPtrOp $6 $3 + $6
        System::Call 'kernel32::lstrlenW(p r6) i .r5'
        IntOp $5 $5 * 2
        IntOp $5 $5 + 2
        System::Call 'msvcrt::memmove(p r3, p r6, p r5)'
        Call un.FindPath
      ${Loop}
      System::Call 'kernel32::lstrlenW(p r1) i .r5'
      IntOp $5 $5 - 2
      Call un.WritePath
    ${EndIf}
    Call un.ClosePath
  ${EndIf}
  Delete "$SMPROGRAMS\Récol.lnk"
  Delete "$INSTDIR\recol.exe"
  Delete "$INSTDIR\README.md"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\LICENSES-OTHERS"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKCU "${ENTRY}"
SectionEnd
