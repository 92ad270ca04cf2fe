/// What a replay cannot reproduce: the one list of what may differ, with the reason.
///
/// Everything else in an answer must equal the recording.
struct VolatileField: Sendable {
    /// In which way the replayed value may differ.
    enum Allowance: Sendable {
        /// A time after the world was saved, or of a row that the world does not hold: the replay writes at another
        /// time, in the same notation.
        case timeOfWriting
        /// An identifier that the server made after the world was saved: another one, but the same wherever it comes back.
        case freshIdentifier
        /// A time that the world knows to the millisecond only: the same one in the same notation, but for what is finer.
        case microseconds
        /// Blanked in the recording: any text.
        case blanked
        /// Another one each time: any text.
        case anyText
    }

    /// The last key on the way to the value; nil stands for any.
    var key: String?
    /// In which way it may differ.
    var allowance: Allowance
    /// Why it cannot be the same.
    var reason: String

    static let all: [VolatileField] = [
        VolatileField(key: "correlationId", allowance: .anyText, reason: "2.7 makes one up for each request"),
        VolatileField(key: "accessToken", allowance: .blanked, reason: "a secret, made at login"),
        VolatileField(key: "token", allowance: .blanked, reason: "a secret, made with a session"),
        VolatileField(key: "key", allowance: .blanked, reason: "the secret part of a shared link"),
        VolatileField(key: "secret", allowance: .blanked, reason: "a secret, made with a key"),
        VolatileField(key: "createdAt", allowance: .timeOfWriting, reason: "the moment of the request"),
        VolatileField(key: "updatedAt", allowance: .timeOfWriting, reason: "the moment of the request"),
        VolatileField(key: "deletedAt", allowance: .timeOfWriting, reason: "the moment of the request"),
        VolatileField(key: "expiresAt", allowance: .timeOfWriting, reason: "counted from the moment of the request"),
        VolatileField(
            key: "lastModifiedAssetTimestamp", allowance: .timeOfWriting,
            reason: "moves with a photo that was changed by a request"),
        VolatileField(key: nil, allowance: .microseconds, reason: "the world was saved with milliseconds"),
        VolatileField(key: nil, allowance: .freshIdentifier, reason: "made by the server while it was recorded"),
    ]
}
