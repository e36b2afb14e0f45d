/** Words of my profile. */
export const profile = {
  title: 'Profile',
  about: 'About me',
  picture: 'Picture',
  pictureHint: 'JPEG, PNG or WebP, 25 MB at most.',
  choosePicture: 'Choose a picture',
  removePicture: 'Remove',
  pictureWrong: 'This is not a picture that can be shown.',
  name: 'Name',
  email: 'E-mail',
  emailHint: 'Administrators change it.',
  position: 'Position',
  positionHint: 'Colleagues see it, like Support lead.',
  saved: 'Saved',

  passwordTitle: 'Password',
  current: 'Current password',
  changePassword: 'Change password',
  passwordChanged: 'Password changed. You were signed out everywhere else.',
  passwordNote: 'You are signed out on all other devices.',

  looks: 'Appearance and typing',
  enterSends: 'Enter sends',
  enterSendsHint: 'Shift Enter makes a new line. Off: Ctrl Enter sends.',
} satisfies Record<string, string>
