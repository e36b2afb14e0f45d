/** As SQL: what two may edit at once has another version after each change to any of these, each SQL itself. Nobody keeps it. */
export const versionText = (...parts: string[]) =>
  `encode(sha256(convert_to(json_build_array(${parts.join(', ')})::text, 'UTF8')), 'hex')`
