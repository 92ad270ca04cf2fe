/// The answers to questions whose answers are sets of photos.
///
/// A question without an answer is not an empty set: rules that need it are not evaluated.
public struct PhotoSets: Sendable {
    private var members: [SetQuery: Set<AssetID>]

    /// Answers.
    public init(_ members: [SetQuery: Set<AssetID>] = [:]) {
        self.members = members
    }

    /// The answer to a question; nil when it was not read.
    public subscript(query: SetQuery) -> Set<AssetID>? {
        get { members[query] }
        set { members[query] = newValue }
    }

    /// The questions that have an answer.
    public var answered: Set<SetQuery> { Set(members.keys) }
}
