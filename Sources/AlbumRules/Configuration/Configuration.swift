/// Everything the user wrote, checked and typed; names of people are not resolved yet.
public struct Configuration: Hashable, Sendable {
    /// Where the server is and how to speak to it; nil when the environment must tell.
    public var server: ServerSettings
    /// The groups of people that rules may name.
    public var groups: PeopleGroups
    /// The albums in the order of the files.
    public var albums: [AlbumDefinition]
    /// E-mail on errors.
    public var email: EmailSettings?
    /// The log file.
    public var log: LogSettings?
    /// The folder of the state; nil for the default.
    public var stateFolder: String?
    /// The IANA name of the zone for "today" and upload days; nil for the machine's zone.
    public var timeZoneName: String?

    /// An empty configuration.
    public init(
        server: ServerSettings = ServerSettings(), groups: PeopleGroups = PeopleGroups(),
        albums: [AlbumDefinition] = [], email: EmailSettings? = nil, log: LogSettings? = nil,
        stateFolder: String? = nil, timeZoneName: String? = nil
    ) {
        self.server = server
        self.groups = groups
        self.albums = albums
        self.email = email
        self.log = log
        self.stateFolder = stateFolder
        self.timeZoneName = timeZoneName
    }
}

/// Where the server is and how to speak to it.
public struct ServerSettings: Hashable, Sendable {
    /// The address as written, with or without `/api`.
    public var url: String?
    /// Where the key comes from.
    public var apiKey: SecretSource?
    /// The most requests at once.
    public var concurrency: Int
    /// How long one request may take.
    public var timeout: Duration

    /// The defaults: four requests at once, 60 seconds each.
    public init(
        url: String? = nil, apiKey: SecretSource? = nil, concurrency: Int = 4, timeout: Duration = .seconds(60)
    ) {
        self.url = url
        self.apiKey = apiKey
        self.concurrency = concurrency
        self.timeout = timeout
    }
}

/// Where a secret comes from.
public enum SecretSource: Hashable, Sendable {
    /// It stands in the configuration.
    case text(Secret)
    /// An environment variable has it.
    case environment(String)
    /// A file has it, outer white space not counted; relative paths start at the configuration's folder.
    case file(String)
}

/// How to send mail when something went wrong.
public struct EmailSettings: Hashable, Sendable {
    /// When mail is sent.
    public enum Occasion: String, Hashable, Sendable, CaseIterable {
        /// After a run that failed or held something.
        case errors
        /// After a run that changed something, failed or held something.
        case changes
        /// After every run.
        case always
    }

    /// The SMTP server's host name.
    public var server: String
    /// 465 speaks TLS from the start, 587 (and any other) upgrades by STARTTLS.
    public var port: Int
    /// The user to log in as; nil for none.
    public var username: String?
    /// The password.
    public var password: SecretSource?
    /// The sender's address.
    public var from: String
    /// The addresses of those who get it.
    public var to: [String]
    /// When mail is sent.
    public var occasion: Occasion

    /// Mail settings.
    public init(
        server: String, port: Int = 465, username: String? = nil, password: SecretSource? = nil, from: String,
        to: [String], occasion: Occasion = .errors
    ) {
        self.server = server
        self.port = port
        self.username = username
        self.password = password
        self.from = from
        self.to = to
        self.occasion = occasion
    }
}

/// The log file.
public struct LogSettings: Hashable, Sendable {
    /// How much is written.
    public enum Level: String, Hashable, Sendable, CaseIterable {
        /// Failures only.
        case error
        /// And doubts.
        case warning
        /// And what each run did.
        case info
        /// And every request.
        case debug
    }

    /// The path of the file; relative paths start at the configuration's folder.
    public var file: String
    /// How much is written.
    public var level: Level

    /// A log file.
    public init(file: String, level: Level = .info) {
        self.file = file
        self.level = level
    }
}
