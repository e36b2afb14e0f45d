/**
 * Twelve characters and more that stand at the top of every list of leaked passwords, or are made of a few letters. Shorter ones
 * are refused for their length.
 */
const known = new Set(
  `passwordpassword password1234 password12345 password123456 password123! passw0rd1234 p@ssw0rd1234 p@ssword1234 mypassword123
  123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678910 123123123123 112233445566 121212121212
  123456123456 123456654321 098765432109 987654321098 111222333444 147258369147 147258369000 123qweasdzxc 1q2w3e4r5t6y
  1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc zaq12wsxcde3 qazwsxedcrfv qazwsxedc123
  qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiop1234567890 qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty
  qwerty123qwerty asdfghjkl123 asdfghjkl;' asdfasdfasdf zxcvbnm12345 zxcvbnm123456 abcdefghijkl abcdefgh1234 abcd1234abcd
  abcd12345678 abc123abc123 abc123456789 a1b2c3d4e5f6 a123456789012 aa123456789 administrator administrator1 admin1234567
  admin12345678 admin123456789 adminadmin12 adminadminadmin letmeinletmein letmein12345 letmein123456 welcome12345 welcome123456
  welcome2024! welcome2025! welcome2026! iloveyou1234 iloveyou12345 iloveyouforever iloveyousomuch changeme1234 changeme12345
  changemeplease correcthorsebatterystaple correct horse battery staple trustno1trustno1 football1234 baseball1234 superman1234
  sunshine1234 princess1234 dragon123456 monkey123456 master123456 shadow123456 michael12345 jennifer1234 computer1234
  internet1234 samsung12345 whatever1234 starwars1234 freedom12345 liverpool123 manchester123 chelsea12345 arsenal12345
  qwe123qwe123 1234qwerasdf 1234qwerasdfzxcv qwer1234asdf qwer1234qwer secret123456 secretsecret default12345 temporary123
  parleyparley parley123456 livechat1234 supportsupport support12345 customerservice`
    .split(/\s+/)
    .concat('correct horse battery staple', 'hello world hello', 'let me in please'),
)

/** In lower case. */
export function isKnown(password: string): boolean {
  return known.has(password) || new Set(password).size < 4 || isRun(password)
}

/** `abcdefghijkl…` or `2345678901…`, up or down. */
function isRun(password: string): boolean {
  const steps = [...password].map((letter, at) => (at === 0 ? 0 : letter.charCodeAt(0) - password.charCodeAt(at - 1))).slice(1)
  return steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
