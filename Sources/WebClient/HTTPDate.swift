import CCurl

/// Dates in HTTP headers.
public enum HTTPDate {
    /// Milliseconds since 1970 of a date in any of the three forms of RFC 9110, section 5.6.7; nil for anything else.
    public static func milliseconds(_ text: String) -> Int64? {
        let seconds = curl_getdate(text, nil)
        return seconds == -1 ? nil : Int64(seconds) * 1000
    }
}
