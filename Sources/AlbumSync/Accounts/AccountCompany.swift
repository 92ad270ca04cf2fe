import AlbumRules
import ImmichClient

/// What the other accounts of a run have to do with the albums of one; empty when there is one key.
struct AccountCompany: Sendable {
    /// Who is behind each account; those that did not answer are missing.
    var users: [String: UserID] = [:]
    /// Who reads for each account.
    var readers: [String: ImmichReader] = [:]
    /// What owners found of the albums that others feed, by the names of the configuration.
    var located: [String: AlbumMatching.Match] = [:]
}
