/** One sentence for a person, and what that person can do, where there is something. */
export interface Words {
  readonly says: string
  readonly advice?: string
}

export type Language = 'en' | 'vi'

/** What the code means for the person who reads it: the other side of the same code reads something else. */
interface Entry {
  readonly en: Words
  readonly vi: Words
}

const provider = {
  en: 'Ask your provider to change the service plan.',
  vi: 'Hãy liên hệ nhà cung cấp để đổi gói dịch vụ.',
} as const
const administrator = {
  en: 'Ask the administrator of your switchboard.',
  vi: 'Hãy liên hệ quản trị viên tổng đài.',
} as const
const later = { en: 'Try again later.', vi: 'Vui lòng thử lại sau.' } as const
const number = { en: 'Check the number.', vi: 'Hãy kiểm tra lại số.' } as const
const network = { en: 'Check your connection and try again.', vi: 'Hãy kiểm tra kết nối rồi thử lại.' } as const

type Advice = Readonly<Record<Language, string>>

const entry = (en: string, vi: string, advice?: Advice): Entry => ({
  en: { says: en, ...(advice && { advice: advice.en }) },
  vi: { says: vi, ...(advice && { advice: advice.vi }) },
})

const carrier = (name: string): readonly [none: Entry, locked: Entry] => [
  entry(`No number is available for calls to ${name}.`, `Không có đầu số khả dụng để gọi đến mạng ${name}.`, provider),
  entry(`Calls to ${name} are blocked for the moment.`, `Hướng gọi ${name} đang tạm thời bị khóa.`, later),
]

const [viettelNone, viettelLocked] = carrier('Viettel')
const [vinaphoneNone, vinaphoneLocked] = carrier('Vinaphone')
const [mobifoneNone, mobifoneLocked] = carrier('Mobifone')

/** By `codeEndCall` / `code_end_call` of both plugins. The codes of a plain end have no words on purpose. */
export const endWords: Readonly<Record<number, Entry>> = {
  403: entry('Your service plan does not allow this call.', 'Gói dịch vụ không cho phép cuộc gọi này.', provider),
  404: entry('This number does not exist or cannot be called.', 'Số không tồn tại hoặc không được phép gọi.', number),
  408: entry('Nobody answered.', 'Không có người trả lời.', later),
  480: entry('The other side cannot be reached now.', 'Hiện không liên lạc được với người nhận.', later),
  486: entry('The line is busy.', 'Máy bận.', later),
  500: entry('The switchboard has a fault.', 'Tổng đài gặp lỗi.', later),
  503: entry('The service is not available.', 'Dịch vụ không khả dụng.', network),
  600: entry('The call was declined.', 'Cuộc gọi bị từ chối.', later),
  601: entry('The customer ended the call.', 'Khách hàng đã kết thúc cuộc gọi.'),
  602: entry('Another agent answered or ended the call.', 'Nhân viên khác đã nhận hoặc kết thúc cuộc gọi.'),
  603: entry('The call was refused.', 'Cuộc gọi bị từ chối.', administrator),
  850: entry('Too many calls at the same time.', 'Vượt quá số cuộc gọi đồng thời.', later),
  851: entry('The limit of calls has been reached.', 'Đã đạt giới hạn cuộc gọi.', provider),
  852: entry('No service plan is assigned.', 'Chưa được gán gói dịch vụ.', provider),
  853: entry('The internal number is switched off.', 'Số nội bộ đã bị tắt.', administrator),
  854: entry('This number is on the do-not-call list.', 'Số này nằm trong danh sách không gọi (DNC).'),
  855: entry('The calls of the trial plan are used up.', 'Đã hết số cuộc gọi của gói dùng thử.', provider),
  856: entry('The minutes of the trial plan are used up.', 'Đã hết số phút của gói dùng thử.', provider),
  857: entry('This number is blocked in the settings.', 'Số này bị chặn trong cấu hình.', administrator),
  858: entry('The prefix of this number is unknown.', 'Đầu số không xác định hoặc chưa được cấu hình.', number),
  859: viettelNone,
  860: vinaphoneNone,
  861: mobifoneNone,
  862: viettelLocked,
  863: vinaphoneLocked,
  864: mobifoneLocked,
  865: entry(
    'Advertising calls are not allowed at this hour.',
    'Không được gọi quảng cáo ngoài khung giờ cho phép.',
    later,
  ),
}

/** A code that stands in no table is shown, so that support has something to go by. */
export const unknownWords = (code: string | number): Entry =>
  entry(`The call ended (code ${code}).`, `Cuộc gọi đã kết thúc (mã ${code}).`)
