/** What the native side of OMICALL says of a call, as text on its way. Three of ten are what it should not say. */
export function payloadsOf(calls: number): readonly string[] {
  return Array.from({ length: calls }, (_, index) => lifeOf(index)).flat()
}

/** The life of one call, of ten bodies: seven as they should be, and each time three others of the hostile ones. */
function lifeOf(index: number): readonly string[] {
  const transactionId = `ea7dff38-cb1e-483d-8576-${String(index).padStart(12, '0')}`
  const of = { callerNumber: '0901234567', isVideo: false, incoming: true, typeNumber: 'phone' }
  const says = (body: object) => JSON.stringify(body)
  const [first, second, third] = [0, 1, 2].map((place) => hostile[(index + place * 4) % hostile.length] ?? '')
  return [
    says({ status: 2, ...of, _id: '' }),
    first ?? '',
    says({ status: 2, ...of, transactionId }),
    says({ status: 4, ...of, callerNumber: '', transactionId: '', _id: '', typeNumber: '' }),
    second ?? '',
    says({ status: 5, ...of, transactionId }),
    says({ status: 5, ...of, transactionId }),
    third ?? '',
    says({ status: 7, ...of, transactionId }),
    says({
      status: 6,
      direction: 'inbound',
      transactionId,
      sourceNumber: '0901234567',
      destinationNumber: '110',
      timeStartToAnswer: 1_682_858_097_393,
      timeEnd: 1_682_858_152_181,
      sipUser: '110',
      codeEndCall: 200,
      disposition: 'answered',
      typeNumber: 'phone',
    }),
  ]
}

const hostile = [
  '{"status":" 5 ","callerNumber":"0901234567"}',
  '{"status":[5],"incoming":true}',
  '{"status":4294967301,"callerNumber":""}',
  '{"status":8,"callerNumber":"0901234567","incoming":true}',
  '{"callerNumber":"0901234567","incoming":true}',
  'null',
  '[{"status":5}]',
  '{"__proto__":{"status":5},"constructor":{"prototype":{"status":5}}}',
  '{"status":"five","callerNumber":{"number":1},"isVideo":"perhaps"}',
  `{"status":2,"callerNumber":"${'9'.repeat(2_000)}","incoming":"yes"}`,
  '{"status":6,"codeEndCall":"4294967782","transactionId":17}',
  '{"status":-1,"incoming":null,"transactionId":[]}',
]
