/** Somebody whom the switchboard knows. */
export interface Person {
  /** The extension, by which others call them. */
  readonly extension: string
  readonly uuid: string
  readonly fullName: string
  readonly avatarUrl?: string
}

/** Somebody who may sign in here with a password. */
export interface Account extends Person {
  readonly password: string
  readonly realm: string
}

/** A person as the directory hands them out. */
export const recordOf = ({ extension, uuid, fullName: full_name, avatarUrl: avatar_url = '' }: Person) => ({
  extension,
  uuid,
  full_name,
  avatar_url,
})

export const demoAccounts: readonly Account[] = [
  { extension: '100', password: 'secret', realm: 'demo', uuid: 'user-100', fullName: 'Nguyễn Văn An' },
]

export const demoPeople: readonly Person[] = [
  { extension: '200', uuid: 'user-200', fullName: 'Trần Thị Bình' },
  { extension: '0901234567', uuid: 'customer-1', fullName: 'Lê Minh Châu' },
]

/** What a plugin hands over to sign in with a password. */
export interface Login {
  readonly userName: string
  readonly password: string
  readonly realm: string
  readonly isVideo: boolean
  readonly host: string
  readonly fcmToken: string
  readonly projectId: string
  readonly isSkipDevices: boolean
}

export interface KeyLogin extends Pick<Login, 'isVideo' | 'fcmToken' | 'projectId'> {
  readonly fullName: string
  readonly usrUuid: string
  readonly apiKey: string
  readonly phone: string
}
